/**
 * A small library of books, written down by hand as the processor would write it, to have something
 * to serve.
 */
package dev.fraiseql.server.library;
