/**
 * A small library of books to serve: annotated classes that the processor compiles, a database of
 * them, and servers in this process and in one of their own.
 */
@NullMarked
package dev.fraiseql.server.library;

import org.jspecify.annotations.NullMarked;
