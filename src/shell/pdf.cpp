#include "shell/pdf.h"

#include "text/utf.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <map>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace duidu {

namespace {

struct Output {
    int status = -1; // -1: it could not be started
    std::string out, errors;
};

std::string all_of(int file) {
    std::string text;
    char buffer[1 << 16];
    for (ssize_t got; (got = ::read(file, buffer, sizeof buffer)) > 0;) text.append(buffer, std::size_t(got));
    ::close(file);
    return text;
}

// No shell stands between: a file may be called anything. Errors are few lines, which the pipe holds until the output is read.
Output run(char const* program, std::string const& file) {
    Output output;
    int out[2], errors[2];
    if (::pipe2(out, O_CLOEXEC) != 0) return output;
    if (::pipe2(errors, O_CLOEXEC) != 0) return ::close(out[0]), ::close(out[1]), output;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, errors[1], 2);
    std::string path = file.starts_with("-") ? "./" + file : file;
    char const* arguments[] = {program, "-bbox", "-enc", "UTF-8", path.c_str(), "-", nullptr};
    pid_t process = 0;
    int failed = posix_spawnp(&process, program, &actions, nullptr, const_cast<char**>(arguments), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]), ::close(errors[1]);
    output.out = all_of(out[0]);
    output.errors = all_of(errors[0]);
    if (failed != 0) return output;
    int status = 0;
    ::waitpid(process, &status, 0);
    output.status = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    return output;
}

double attribute(std::string_view tag, std::string_view name) {
    std::size_t at = tag.find(std::string(name) + "=\"");
    return at == tag.npos ? 0 : std::strtod(std::string(tag.substr(at + name.size() + 2, 20)).c_str(), nullptr);
}

std::string unescaped(std::string_view text) {
    struct Entity {
        std::string_view name, is;
    };
    constexpr Entity entities[] = {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"}, {"&amp;", "&"}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto found = std::find_if(std::begin(entities), std::end(entities),
                                  [&](Entity const& each) { return text.substr(at).starts_with(each.name); });
        if (found == std::end(entities)) out.push_back(text[at++]);
        else out += found->is, at += found->name.size();
    }
    return out;
}

struct Word {
    std::string words;
    double left = 0, right = 0, middle = 0, height = 0; // points; of the box
};

// <word xMin="57.7" yMin="74.7" xMax="299.9" yMax="105.9">社区食堂</word>
Word word_of(std::string_view line) {
    std::size_t open = line.find('>'), close = line.rfind("</word>");
    if (open == line.npos || close == line.npos || close < open) return {};
    double top = attribute(line, "yMin"), bottom = attribute(line, "yMax");
    return {unescaped(line.substr(open + 1, close - open - 1)), attribute(line, "xMin"), attribute(line, "xMax"), (top + bottom) / 2,
            bottom - top};
}

// Boxes are as high as the font's file says, which is far from its size. A Han character is as wide as it is large, and one font has one
// height: by height, the size that its Han words show.
using Sizes = std::map<int, double>; // by tenths of a point

int tenths(double points) { return int(std::min(points, 1e6) * 10); }

void learn_size(Word const& word, Sizes& sizes) {
    constexpr std::size_t least = 3; // characters; in shorter words a narrow punctuation mark weighs too much
    std::u16string units = from_utf8(word.words);
    constexpr char16_t first_wide = 0x2E80;
    bool wide = units.size() >= least && std::all_of(units.begin(), units.end(), [](char16_t unit) { return unit >= first_wide; });
    if (wide) sizes.emplace(tenths(word.height), (word.right - word.left) / double(units.size()));
}

double size_of(Word const& word, Sizes const& sizes) {
    constexpr double of_height = 0.75; // of Latin fonts
    auto known = sizes.find(tenths(word.height));
    return std::min(known == sizes.end() ? word.height * of_height : known->second, 1000.0);
}

// Calls `tell` with every line of the listing, its indent taken away.
template <typename Tell> void each_line(std::string_view text, Tell tell) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
        tell(line);
        at = end + 1;
    }
}

} // namespace

bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }

std::string placed_words(std::string const& file) {
    Output output = run("pdftotext", file);
    std::string placed = "duidu-placed 1\n";
    if (output.errors.find("Incorrect password") != std::string::npos) return placed + "encrypted\n";
    if (output.status != 0) return "";
    Sizes sizes;
    each_line(output.out, [&](std::string_view line) {
        if (line.starts_with("<word ")) learn_size(word_of(line), sizes);
    });
    each_line(output.out, [&](std::string_view line) {
        char place[128];
        if (line.starts_with("<page ")) {
            std::snprintf(place, sizeof place, "page %.1f %.1f\n", attribute(line, "width"), attribute(line, "height"));
            placed += place;
        } else if (line.starts_with("<word ")) {
            Word word = word_of(line);
            std::snprintf(place, sizeof place, "%.1f %.1f %.1f %.1f\t", word.left, word.middle, word.right - word.left,
                          size_of(word, sizes));
            placed += place + word.words + "\n";
        }
    });
    return placed;
}

} // namespace duidu
