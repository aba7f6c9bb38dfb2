/**
 * What the logs of other tools say, told in the words of AWS's own logs: Zeek, Argus, Suricata. Knows single records
 * only; cutting files into records and making rows of them is the business of the package {@code format}.
 */
@NullMarked
package io.kumoban.engine.foreign;

import org.jspecify.annotations.NullMarked;
