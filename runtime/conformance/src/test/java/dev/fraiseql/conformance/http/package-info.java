/** The cases over HTTP. */
@NullMarked
package dev.fraiseql.conformance.http;

import org.jspecify.annotations.NullMarked;
