/** What the log looks like if the application does not say. The only package that knows Logback. */
@NullMarked
package dev.fraiseql.server.log;

import org.jspecify.annotations.NullMarked;
