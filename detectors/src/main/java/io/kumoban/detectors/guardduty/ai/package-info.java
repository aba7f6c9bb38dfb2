/** Detectors of calls to models: who invokes which, how much, and what guardrails said of the prompts. */
@NullMarked
package io.kumoban.detectors.guardduty.ai;

import org.jspecify.annotations.NullMarked;
