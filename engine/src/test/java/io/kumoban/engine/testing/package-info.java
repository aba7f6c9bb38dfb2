/** What the tests of every module share: where external data lies. */
@NullMarked
package io.kumoban.engine.testing;

import org.jspecify.annotations.NullMarked;
