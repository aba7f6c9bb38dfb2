/** Matching of values, which are ranges of UTF-8 bytes: folded text, many substrings, wildcards, networks, numbers. */
@NullMarked
package io.kumoban.detectors.sigma.match;

import org.jspecify.annotations.NullMarked;
