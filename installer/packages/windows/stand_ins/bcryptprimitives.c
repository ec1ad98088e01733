/* Random bytes, as Rust asks Windows 10 for them; an older function of Windows gives the same. */
unsigned char __stdcall SystemFunction036(void *bytes, unsigned long count); /* RtlGenRandom */

__declspec(dllexport) int __stdcall ProcessPrng(void *bytes, unsigned long long count) {
    return SystemFunction036(bytes, (unsigned long)count);
}
