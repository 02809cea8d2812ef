# Sourced by test: a temporary PostgreSQL cluster on a free port, stopped by the id of its own process.

readonly POSTGRES_BIN=/usr/lib/postgresql/15/bin
postgres_folder=
postgres_pid=

# PostgreSQL refuses to run as root; setpriv keeps the process id, so that it can be stopped by it.
as_postgres=()
if [ "$(id -u)" -eq 0 ]; then as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups); fi

free_port() {
    "$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_postgres() {
    local port
    port=$(free_port)
    postgres_folder=$(mktemp -d /tmp/minhu-postgres.XXXXXX)
    if [ "$(id -u)" -eq 0 ]; then chown postgres: "$postgres_folder"; fi
    "${as_postgres[@]}" "$POSTGRES_BIN/initdb" -D "$postgres_folder/data" -U minhu -A trust --locale=C.UTF-8 -E UTF8 \
        --no-sync >"$postgres_folder/initdb.log" || stop "PostgreSQL could not make a cluster; see $postgres_folder/initdb.log"
    (cd "$postgres_folder" && exec "${as_postgres[@]}" "$POSTGRES_BIN/postgres" -D "$postgres_folder/data" -p "$port" \
        -k "$postgres_folder" -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
        -c full_page_writes=off -c max_connections=200 >"$postgres_folder/server.log" 2>&1) &
    postgres_pid=$!
    wait_for_postgres "$port"
    MINHU_TEST_POSTGRES="postgres://minhu@127.0.0.1:$port/postgres"
}

wait_for_postgres() {
    local try
    for try in $(seq 150); do
        if "$POSTGRES_BIN/pg_isready" -q -h 127.0.0.1 -p "$1"; then return 0; fi
        kill -0 "$postgres_pid" 2>/dev/null || break
        sleep 0.2
    done
    stop "PostgreSQL did not start after $try looks: $(tail -n 1 "$postgres_folder/server.log")"
}

stop_postgres() {
    if [ -n "$postgres_pid" ]; then
        kill -INT "$postgres_pid" 2>/dev/null || true
        wait "$postgres_pid" 2>/dev/null || true
    fi
    if [ -n "$postgres_folder" ]; then rm -rf "$postgres_folder"; fi
}
