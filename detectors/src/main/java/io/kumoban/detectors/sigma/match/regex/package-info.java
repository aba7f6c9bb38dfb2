/** Regular expressions in the syntax of PCRE, on bytes, bounded in every way. */
@NullMarked
package io.kumoban.detectors.sigma.match.regex;

import org.jspecify.annotations.NullMarked;
