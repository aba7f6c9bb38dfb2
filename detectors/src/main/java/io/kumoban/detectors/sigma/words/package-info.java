/** Rules said in words, for people who write them. */
@NullMarked
package io.kumoban.detectors.sigma.words;

import org.jspecify.annotations.NullMarked;
