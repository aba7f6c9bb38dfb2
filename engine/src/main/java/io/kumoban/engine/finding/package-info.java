/** Findings: what detectors raise, how raisings become one finding, and the record that GuardDuty would show. */
@NullMarked
package io.kumoban.engine.finding;

import org.jspecify.annotations.NullMarked;
