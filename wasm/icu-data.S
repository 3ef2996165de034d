// ICU's data, in place: the file that DUIDU_ICU_DATA names becomes duidu_icu_data … duidu_icu_data_end, readable as it lies in memory.
#if defined(__wasm__)
    .section .rodata.duidu_icu_data,"",@
#elif defined(__APPLE__)
    .const
#else
    .section .rodata.duidu_icu_data,"a",@progbits
    .section .note.GNU-stack,"",@progbits
    .section .rodata.duidu_icu_data
#endif
    .globl duidu_icu_data
    .globl duidu_icu_data_end
    .p2align 4
duidu_icu_data:
    .incbin DUIDU_ICU_DATA
.Lend:
    .size duidu_icu_data, .Lend - duidu_icu_data
duidu_icu_data_end:
    .byte 0
    .size duidu_icu_data_end, 1
#if defined(__wasm__)
    .type duidu_icu_data, @object
    .type duidu_icu_data_end, @object
#endif
