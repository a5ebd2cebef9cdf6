/**
 * MySQL and MariaDB through MariaDB's driver: how they are connected to, bound and stopped, their
 * errors, what differs between their versions, and a codec for dates and times. Reached through
 * {@link dev.fraiseql.jdbc.Databases} alone.
 */
@NullMarked
package dev.fraiseql.jdbc.mysql;

import org.jspecify.annotations.NullMarked;
