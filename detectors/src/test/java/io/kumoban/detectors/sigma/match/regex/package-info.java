/** Regular expressions against those of Java and RE2. */
package io.kumoban.detectors.sigma.match.regex;
