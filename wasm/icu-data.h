// The pack of ICU's data that stands inside the program (wasm/icu-data.txt lists it); src/text/unicode.cpp gives it to udata_setCommonData.
#pragma once

extern "C" unsigned char const duidu_icu_data[];
extern "C" unsigned char const duidu_icu_data_end[];
