/** The default logging configuration. The only package that uses Logback. */
@NullMarked
package dev.fraiseql.server.log;

import org.jspecify.annotations.NullMarked;
