/* Windows' own ICU: no converter is there, so Qt uses its own for UTF-8 and UTF-16. */
#define EXPORT __declspec(dllexport)

enum { UNSUPPORTED = 16, WIDEST_CHARACTER = 4 };

typedef void *converter;
typedef int *error;

static void refuse(error code) {
    if (code) *code = UNSUPPORTED;
}

EXPORT converter ucnv_open(const char *name, error code) { (void)name; refuse(code); return 0; }
EXPORT void ucnv_close(converter c) { (void)c; }
EXPORT void ucnv_reset(converter c) { (void)c; }
EXPORT signed char ucnv_getMaxCharSize(converter c) { (void)c; return WIDEST_CHARACTER; }
EXPORT const char *ucnv_getName(converter c, error code) { (void)c; refuse(code); return ""; }
EXPORT void ucnv_getToUCallBack(converter c, void **a, const void **b) { (void)c; (void)a; (void)b; }
EXPORT void ucnv_getFromUCallBack(converter c, void **a, const void **b) { (void)c; (void)a; (void)b; }
EXPORT void ucnv_setToUCallBack(converter c, void *a, const void *b, void **o, const void **p, error code) {
    (void)c; (void)a; (void)b; (void)o; (void)p; refuse(code);
}
EXPORT void ucnv_setFromUCallBack(converter c, void *a, const void *b, void **o, const void **p, error code) {
    (void)c; (void)a; (void)b; (void)o; (void)p; refuse(code);
}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_cbToUWriteUChars(void *a, const void *s, int n, int o, error code) {
    (void)a; (void)s; (void)n; (void)o; refuse(code);
}
EXPORT void ucnv_cbFromUWriteUChars(void *a, const void **s, const void *l, int o, error code) {
    (void)a; (void)s; (void)l; (void)o; refuse(code);
}
EXPORT void ucnv_toUnicode(converter c, void **t, const void *e, const char **s, const char *l, int *o, signed char f, error code) {
    (void)c; (void)t; (void)e; (void)s; (void)l; (void)o; (void)f; refuse(code);
}
EXPORT void ucnv_fromUnicode(converter c, char **t, const char *e, const void **s, const void *l, int *o, signed char f, error code) {
    (void)c; (void)t; (void)e; (void)s; (void)l; (void)o; (void)f; refuse(code);
}
EXPORT int ucnv_toUCountPending(converter c, error code) { (void)c; refuse(code); return 0; }
EXPORT int ucnv_fromUCountPending(converter c, error code) { (void)c; refuse(code); return 0; }
EXPORT const char *ucnv_getStandardName(const char *n, const char *s, error code) { (void)n; (void)s; refuse(code); return 0; }
EXPORT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
