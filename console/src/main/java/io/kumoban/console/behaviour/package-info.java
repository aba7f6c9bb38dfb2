/** The behaviour graph on the command line: how it is built of logs, how nodes are named, and answers as text and JSON. */
@NullMarked
package io.kumoban.console.behaviour;

import org.jspecify.annotations.NullMarked;
