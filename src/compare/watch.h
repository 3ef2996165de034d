// Whether to stop: asked now and then while a comparison works, and remembered, so that all that asks afterwards ends at once.
#pragma once

#include <functional>
#include <utility>

namespace duidu {

// True stops the work.
using Stop = std::function<bool()>;

class Watch {
public:
    explicit Watch(Stop stop = {}) : stop(std::move(stop)) {}

    // Asks at some calls only: for what takes a microsecond, letters and gaps.
    bool over() {
        constexpr int calls_between = 64;
        return ended || (stop && ++calls % calls_between == 0 && over_now());
    }
    // Asks: for what takes longer, units, clauses and steps of the work.
    bool over_now() {
        ended = ended || (stop && stop());
        return ended;
    }
    // What it was told last.
    bool was_over() const { return ended; }

private:
    Stop stop;
    int calls = 0;
    bool ended = false;
};

} // namespace duidu
