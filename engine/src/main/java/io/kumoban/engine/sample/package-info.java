/** Sample findings, as GuardDuty's CreateSampleFindings makes them: the right shape, and nothing that happened. */
@NullMarked
package io.kumoban.engine.sample;

import org.jspecify.annotations.NullMarked;
