#pragma once
#include <stddef.h>

/// Starts libvips; 0 when it did. To be called once, before anything else here.
int thumbnail_start(void);

/// Reads the header of a picture without decoding it; 0 when it is one.
int thumbnail_measure(const void *bytes, size_t size, int *width, int *height);

/// Turns a picture upright, shrinks it into a square of `edge` points where it is larger, and writes it as a JPEG
/// without EXIF, GPS or any other metadata; 0 when it did. `out` is to be freed with `thumbnail_free`.
int thumbnail_make(
    const void *bytes, size_t size, int edge, int quality, void **out, size_t *out_size, int *width, int *height);

void thumbnail_free(void *bytes);
