/* Colour management: no screen has a profile here. */
#define EXPORT __declspec(dllexport)

EXPORT void *__stdcall OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned mode) {
    (void)profile; (void)access; (void)share; (void)mode;
    return 0;
}

EXPORT int __stdcall CloseColorProfile(void *profile) {
    (void)profile;
    return 1;
}

EXPORT int __stdcall GetColorProfileFromHandle(void *profile, void *bytes, unsigned *count) {
    (void)profile; (void)bytes; (void)count;
    return 0;
}

EXPORT void *__stdcall WcsCreateIccProfile(void *profile, unsigned options) {
    (void)profile; (void)options;
    return 0;
}
