/** The cases over HTTP, through a real server. */
@NullMarked
package dev.fraiseql.conformance.http;

import org.jspecify.annotations.NullMarked;
