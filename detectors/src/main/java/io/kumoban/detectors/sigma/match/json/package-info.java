/** The values of one JSON document at asked-for paths, found in one pass and without a tree. */
@NullMarked
package io.kumoban.detectors.sigma.match.json;

import org.jspecify.annotations.NullMarked;
