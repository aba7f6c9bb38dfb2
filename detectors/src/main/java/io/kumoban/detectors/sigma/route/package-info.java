/** Which logs a rule is about, and under which names they hold the fields that the rule asks for. */
@NullMarked
package io.kumoban.detectors.sigma.route;

import org.jspecify.annotations.NullMarked;
