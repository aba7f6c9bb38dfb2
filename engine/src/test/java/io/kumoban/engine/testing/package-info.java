/** What the tests of every module share: where external data lies, and the golden files of expected output. */
@NullMarked
package io.kumoban.engine.testing;

import org.jspecify.annotations.NullMarked;
