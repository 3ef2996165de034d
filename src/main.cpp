// The command line; the only file that opens files.
#include "duidu.h"

#include <cstdio>
#include <fstream>
#include <iterator>

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    std::ifstream file(argv[2], std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    duidu::Document document = duidu::read(argv[2], {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
    std::puts(duidu::report(document).c_str());
    return duidu::consistent(document) && duidu::undo(document) == bytes ? 0 : 1;
}
