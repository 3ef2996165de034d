// The command line. The only file that opens files.
//
//     duidu read FILE      duidu compare A B...   duidu decode FILE    duidu detect FILE...     duidu verify FILE...     duidu words FILE
//
// Exit status 0: done, whatever the input was; 2: it could not be done, and one line on standard error says what and why.
#include "decode/charset.h"
#include "decode/phrases.h"
#include "duidu.h"
#include "report/json.h"
#include "segment/words.h"
#include "shell/memory.h"
#include "shell/pdf.h"
#include "text/utf.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <map>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace duidu;

constexpr int done = 0, failed = 2;

struct Failure {
    std::string message;
};

int fail(std::string const& message) {
    std::fprintf(stderr, "duidu: %s\n", message.c_str());
    return failed;
}

// The name of standard input is "-".
std::string file_bytes(std::string const& name) {
    struct stat info;
    if (name != "-" && stat(name.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) throw Failure{name + ": is a folder, not a file"};
    std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
    if (!file) throw Failure{name + ": " + std::strerror(errno)};
    std::string bytes;
    char buffer[1 << 16];
    while (std::size_t got = std::fread(buffer, 1, sizeof buffer, file)) bytes.append(buffer, got);
    int error = std::ferror(file) ? errno : 0;
    if (file != stdin) std::fclose(file);
    if (error) throw Failure{name + ": " + std::strerror(error)};
    constexpr std::size_t most = std::size_t(1) << 30; // a Span counts to 4 G; four units a byte must still fit
    if (bytes.size() > most) throw Failure{name + ": is larger than 1 GiB"};
    return bytes;
}

Bytes view(std::string const& bytes) { return {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()}; }

void print(std::string const& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// What the command line said; each command takes the options that mean something to it.
struct Options {
    std::vector<std::string> files;
    ReadOptions read;
    ReportOptions report;
    CompareOptions compare;
    std::string decision; // compare: the file of the decision that led from A to B
    bool no_repair = false;
    bool no_words = false;
    bool batch = false;
    bool wide = false; // decode --to utf-16le
    std::string words; // a dictionary pack
    std::string home;  // the folder of this program
};

void load_dictionary(std::string const& pack) {
    if (!load_words(view(file_bytes(pack)))) throw Failure{pack + ": is no dictionary pack"};
}

// The core throws nothing and lets nothing through: a pack that cannot be read is told, and does without.
template <class Costs> Costs costs_in(std::string const& pack, Costs (*costs_of)(Bytes)) {
    try {
        if (Costs costs = costs_of(view(file_bytes(pack)))) return costs;
        fail(pack + ": is no pack of its kind; lost characters are told without it");
    } catch (Failure const& failure) { fail(failure.message); }
    return [](auto...) { return 0; };
}

// A pack beside this program, read when a damaged text first asks for it; without it fewer lost characters are told right.
template <class Costs> Costs beside(std::string const& home, std::string const& name, Costs (*costs_of)(Bytes)) {
    std::string pack = home + "data/" + name;
    if (struct stat info; stat(pack.c_str(), &info) != 0) return {};
    auto costs = std::make_shared<Costs>();
    return [pack, costs, costs_of](auto... asked) {
        if (!*costs) *costs = costs_in(pack, costs_of);
        return (*costs)(asked...);
    };
}

void lend_packs(std::string const& home, DecodeOptions& options) {
    options.words = beside(home, "words.pack", costs_of_words);
    options.phrases = beside(home, "phrases.pack", costs_of_phrases);
}

// What `read` and `compare` are given: the bytes of a file, or the words of a PDF with their places.
std::string readable_bytes(std::string const& name) {
    std::string bytes = file_bytes(name);
    if (name == "-" || !is_pdf(bytes)) return bytes;
    std::string placed = placed_words(name);
    return placed.empty() ? bytes : placed;
}

std::string ended(std::string text) {
    if (text.empty() || text.back() != '\n') text += '\n';
    return text;
}

int read_batch(Options const& options) {
    if (options.report.format != Format::json) throw Failure{"--batch gives one JSON report a line: leave --format json"};
    for (std::string name; std::getline(std::cin, name);) {
        if (name.empty()) continue;
        try {
            print(ended(report(read(name, view(readable_bytes(name)), options.read), options.report)));
        } catch (Failure const& failure) { print(ended(json_failure(name, failure.message))); }
        std::fflush(stdout);
    }
    return done;
}

int run_read(Options const& options) {
    if (!options.words.empty()) load_dictionary(options.words);
    if (options.batch) return read_batch(options);
    if (options.files.size() != 1) throw Failure{"read: name one file, or - for standard input"};
    std::string bytes = readable_bytes(options.files[0]);
    print(ended(report(read(options.files[0], view(bytes), options.read), options.report)));
    return done;
}

// With whole words: numbers and the words of policy always, all words by a dictionary.
CompareOptions comparing(Options const& options) {
    if (!options.words.empty()) load_dictionary(options.words);
    CompareOptions how = options.compare;
    how.words = [](std::u16string_view text) { return word_boundaries(text); };
    return how;
}

// More than two: the first is the base of a table.
int run_tabulate(Options const& options) {
    if (!options.decision.empty()) throw Failure{"--decision speaks of two files"};
    std::vector<Document> documents;
    for (std::string const& name : options.files) documents.push_back(read(name, view(readable_bytes(name)), options.read));
    std::vector<Document const*> list;
    for (Document const& document : documents) list.push_back(&document);
    print(ended(report(tabulate(list, comparing(options)), list, options.report)));
    return done;
}

int run_compare(Options const& options) {
    std::vector<std::string> const& files = options.files;
    if (files.size() > 2) return run_tabulate(options);
    std::string a_bytes = readable_bytes(files[0]), b_bytes = readable_bytes(files[1]);
    Document a = read(files[0], view(a_bytes), options.read), b = read(files[1], view(b_bytes), options.read);
    CompareOptions how = comparing(options);
    Document decision;
    if (!options.decision.empty()) {
        decision = read(options.decision, view(readable_bytes(options.decision)), options.read);
        how.decision = &decision;
    }
    print(ended(report(compare(a, b, how), a, b, options.report)));
    return done;
}

int run_decode(Options const& options) {
    std::u16string units = decode_units(view(file_bytes(options.files[0])), options.read.decode.charset);
    if (!options.wide) {
        print(to_utf8(units));
        return done;
    }
    std::string bytes;
    for (char16_t unit : units) {
        bytes.push_back(char(unit & 0xFF));
        bytes.push_back(char(unit >> 8));
    }
    print(bytes);
    return done;
}

int run_detect(Options const& options) {
    for (std::string const& name : options.files)
        print(ended(json_charset(name, detect(view(file_bytes(name)), options.read.decode.charset))));
    return done;
}

// The text of a file, its words apart by one space, its lines as they are.
int run_words(Options const& options) {
    load_dictionary(options.words.empty() ? options.home + "data/words.pack" : options.words);
    std::u16string text = decode_units(view(file_bytes(options.files[0])), options.read.decode.charset), out;
    Offset reached = 0;
    for (Span word : words(text)) {
        std::u16string_view between = std::u16string_view(text).substr(reached, word.begin - reached);
        bool breaks = between.find(u'\n') != between.npos;
        if (breaks) out.append(std::count(between.begin(), between.end(), u'\n'), u'\n');
        else if (reached > 0) out += u' ';
        out += std::u16string_view(text).substr(word.begin, word.length());
        reached = word.end;
    }
    print(ended(to_utf8(out)));
    return done;
}

int run_verify(Options const& options) {
    bool all = true;
    for (std::string const& name : options.files) {
        std::string bytes = file_bytes(name);
        Document document = read(name, view(bytes), options.read);
        bool back = undo(document) == bytes, whole = consistent(document);
        all = all && back && whole;
        print(name + (back ? ": the file's bytes came back" : ": the file's bytes did NOT come back") +
              (whole ? "\n" : "; the report contradicts itself\n"));
    }
    return all ? done : 1;
}

// The folder of this program, "/" at its end: what the system says, else what it was called by.
std::string home_of(std::string_view called) {
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    std::string_view program = length > 0 ? std::string_view(path, std::size_t(length)) : called;
    return std::string(program.substr(0, program.find_last_of('/') + 1));
}

std::map<std::string, Format> const formats = {
    {"json", Format::json}, {"text", Format::text}, {"html", Format::html}, {"markdown", Format::markdown}};
std::map<std::string, Format> const table_formats = {{"json", Format::json},         {"text", Format::text}, {"html", Format::html},
                                                     {"markdown", Format::markdown}, {"csv", Format::csv},   {"sheet", Format::sheet}};
std::map<std::string, Counting> const countings = {{"utf-16", Counting::utf16}, {"code-points", Counting::code_points}};
std::map<std::string, Mode> const modes = {{"auto", Mode::automatic}, {"versions", Mode::versions}, {"related", Mode::related}};
std::map<std::string, bool> const widths = {{"utf-8", false}, {"utf-16le", true}};

// A choice by name; anything else is refused with the list of what there is.
template <class Value>
void choose(CLI::App& app, char const* name, Value& value, std::map<std::string, Value> const& values, char const* what) {
    auto set = [&value, &values](std::string const& said) { value = values.at(said); };
    CLI::Option* option = app.add_option_function<std::string>(name, set, what);
    std::vector<std::string> names;
    for (auto const& [said, meaning] : values) names.push_back(said);
    option->check(CLI::IsMember(names));
}

std::string known_charset(std::string const& label) { return charset_of_label(label).empty() ? label + ": no such charset" : ""; }

void add_reading(CLI::App& app, Options& options) {
    app.add_option("--charset", options.read.decode.charset.label, "the charset, if you know better")->check(known_charset);
    app.add_option("--http-charset", options.read.decode.charset.http, "what a Content-Type header said: a hint");
    app.add_option("--type", options.read.type,
                   "html, markdown, text, … instead of what the file looks like; original: a DOCX before its tracked changes");
    app.add_flag("--no-repair", options.no_repair, "leaves damage as it is");
    app.add_flag("--no-words", options.no_words, "repairs without the packs beside this program (data/words.pack, data/phrases.pack)");
}

void add_telling(CLI::App& app, Options& options, std::map<std::string, Format> const& formats_taken) {
    choose(app, "--format", options.report.format, formats_taken, "how it is told (json)");
    choose(app, "--offsets", options.report.offsets, countings, "what spans count (utf-16)");
    app.add_flag("--with-map", options.report.with_map, "adds the way back from the text to the file's bytes");
}

struct Command {
    CLI::App* app;
    int (*run)(Options const&);
};

std::vector<Command> add_commands(CLI::App& app, Options& options) {
    CLI::App* read = app.add_subcommand("read", "reads a document and reports what it found");
    read->add_option("file", options.files, "a file, or - for standard input")->expected(0, 1);
    read->add_flag("--batch", options.batch, "file names on standard input, one JSON report a line on standard output");
    read->add_option("--words", options.words, "a dictionary pack (data/words.pack of a build): then terms are listed");
    add_reading(*read, options);
    add_telling(*read, options, formats);

    CLI::App* compare = app.add_subcommand("compare", "links documents: versions of one text, or a text and what answers it");
    compare->add_option("files", options.files, "two files, or a base and all that is set beside it as a table")
        ->expected(2, -1)
        ->required();
    choose(*compare, "--mode", options.compare.mode, modes, "what they are to each other (auto)");
    compare->add_option("--decision", options.decision, "the decision that amended A into B: what it says of articles overrules likeness");
    compare->add_option("--words", options.words, "a dictionary pack (data/words.pack of a build): changes are told by whole words");
    compare->add_option("--top", options.compare.top, "best counterparts for each unit (3)")->check(CLI::Range(1, 100));
    add_reading(*compare, options);
    add_telling(*compare, options, table_formats);

    CLI::App* decode = app.add_subcommand("decode", "bytes to text and nothing else: no repair");
    decode->add_option("file", options.files, "a file, or - for standard input")->expected(1)->required();
    decode->add_option("--charset", options.read.decode.charset.label, "the charset, if you know better")->check(known_charset);
    decode->add_option("--http-charset", options.read.decode.charset.http, "what a Content-Type header said: a hint");
    choose(*decode, "--to", options.wide, widths, "the charset that it is told in (utf-8)");

    CLI::App* detect = app.add_subcommand("detect", "which charset files are in and why, one line of JSON each");
    detect->add_option("files", options.files, "files, or - for standard input")->required();
    detect->add_option("--http-charset", options.read.decode.charset.http, "what a Content-Type header said: a hint");

    CLI::App* verify =
        app.add_subcommand("verify", "reads, undoes every edit from the ledger alone, and says whether the file's bytes came back");
    verify->add_option("files", options.files, "files")->required();
    add_reading(*verify, options);

    CLI::App* words = app.add_subcommand("words", "the text of a file cut into words, a space between them");
    words->add_option("file", options.files, "a file, or - for standard input")->expected(1)->required();
    words->add_option("--words", options.words, "the dictionary pack (data/words.pack beside this program)");
    words->add_option("--charset", options.read.decode.charset.label, "the charset, if you know better")->check(known_charset);
    return {{words, run_words}, {read, run_read}, {compare, run_compare}, {decode, run_decode}, {detect, run_detect}, {verify, run_verify}};
}

} // namespace

int main(int argc, char** argv) {
    keep_memory();
    CLI::App app("Duidu reads Chinese documents: decodes, undoes damage, segments, cross-references, compares.", "duidu");
    app.set_version_flag("--version", std::string("duidu ") + version);
    Options options;
    options.home = home_of(argv[0]);
    std::vector<Command> commands = add_commands(app, options);
    try {
        app.parse(argc, argv);
        options.read.decode.repair = !options.no_repair;
        if (!options.no_words) lend_packs(options.home, options.read.decode);
        for (Command const& command : commands)
            if (command.app->parsed()) return command.run(options);
        return fail("name a command: read, compare, decode, detect, verify or words; duidu --help tells what each does");
    } catch (CLI::Success const& asked) { return app.exit(asked); } catch (CLI::ParseError const& error) {
        return fail(error.what());
    } catch (Failure const& failure) { return fail(failure.message); }
    return done;
}
