#include "reference/reference.h"

#include "reference/dates.h"

namespace duidu {

References refer(Parsed const &parsed, Segmented &segmented) {
    References found;
    found.dates = dates(parsed, segmented);
    return found;
}

} // namespace duidu
