/** Findings of single calls, which the service offers as Custom Detection Rules and which have to be switched on. */
@NullMarked
package io.kumoban.detectors.guardduty.custom;

import org.jspecify.annotations.NullMarked;
