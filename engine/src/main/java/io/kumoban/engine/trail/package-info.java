/** The integrity of delivered CloudTrail logs: digests, their signatures, and the files that they name. */
@NullMarked
package io.kumoban.engine.trail;

import org.jspecify.annotations.NullMarked;
