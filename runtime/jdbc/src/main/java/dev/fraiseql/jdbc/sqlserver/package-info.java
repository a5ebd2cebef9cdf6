/**
 * SQL Server through Microsoft's driver, unproven: how it is connected to, bound and stopped, its
 * errors and its limits. Reached through {@link dev.fraiseql.jdbc.Databases} alone.
 */
@NullMarked
package dev.fraiseql.jdbc.sqlserver;

import org.jspecify.annotations.NullMarked;
