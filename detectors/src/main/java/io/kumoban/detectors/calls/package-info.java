/** Rules over single API calls: which calls, and what must be so in their parameters. */
@NullMarked
package io.kumoban.detectors.calls;

import org.jspecify.annotations.NullMarked;
