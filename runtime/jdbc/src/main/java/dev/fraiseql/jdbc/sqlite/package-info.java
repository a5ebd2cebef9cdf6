/**
 * SQLite in this process: how a file is opened, bound and interrupted, its errors, the statements
 * that a connection keeps, and the functions that our SQL calls. Reached through {@link
 * dev.fraiseql.jdbc.Databases} alone.
 */
@NullMarked
package dev.fraiseql.jdbc.sqlite;

import org.jspecify.annotations.NullMarked;
