// SPDX-License-Identifier: MIT
// The containers that cuadra reads, one row each. The highest bid reads; of equal bids, the first row.
#include "read/containers.h"

const struct container containers[] = {
    {"xlsx", xlsx_bid, xlsx_read}, {"ods", ods_bid, ods_read}, {"xml", xmlss_bid, xmlss_read},
    {"html", html_bid, html_read}, {"xls", xls_bid, xls_read}, {"dbf", dbf_bid, dbf_read},
    {"csv", csv_bid, csv_read},
};

const size_t container_count = sizeof containers / sizeof *containers;
