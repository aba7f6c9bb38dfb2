/** Filters over findings, as GuardDuty has them: criteria of fields, files of filters, suppression rules. */
@NullMarked
package io.kumoban.engine.filter;

import org.jspecify.annotations.NullMarked;
