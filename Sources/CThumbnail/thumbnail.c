#include "CThumbnail.h"
#include <vips/vips.h>

int thumbnail_start(void) {
    if (VIPS_INIT("minhu")) return 1;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    return 0;
}

int thumbnail_measure(const void *bytes, size_t size, int *width, int *height) {
    VipsImage *image = vips_image_new_from_buffer(bytes, size, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL);
    if (!image) {
        vips_error_clear();
        return 1;
    }
    *width = vips_image_get_width(image);
    *height = vips_image_get_height(image);
    g_object_unref(image);
    return 0;
}

int thumbnail_make(
    const void *bytes, size_t size, int edge, int quality, void **out, size_t *out_size, int *width, int *height) {
    VipsImage *image = NULL;
    if (vips_thumbnail_buffer(
            (void *)bytes, size, &image, edge, "height", edge, "size", VIPS_SIZE_DOWN, "fail_on", VIPS_FAIL_ON_ERROR,
            "export_profile", "srgb", NULL)) {
        vips_error_clear();
        return 1;
    }
    *width = vips_image_get_width(image);
    *height = vips_image_get_height(image);
    double white[] = {255.0, 255.0, 255.0};
    VipsArrayDouble *background = vips_array_double_new(white, 3);
    int failed = vips_jpegsave_buffer(
        image, out, out_size, "Q", quality, "strip", TRUE, "optimize_coding", TRUE, "background", background, NULL);
    vips_area_unref(VIPS_AREA(background));
    g_object_unref(image);
    if (failed) vips_error_clear();
    return failed ? 1 : 0;
}

void thumbnail_free(void *bytes) { g_free(bytes); }
