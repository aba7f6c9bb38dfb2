/** What the tests of detectors share. */
@NullMarked
package io.kumoban.detectors.testing;

import org.jspecify.annotations.NullMarked;
