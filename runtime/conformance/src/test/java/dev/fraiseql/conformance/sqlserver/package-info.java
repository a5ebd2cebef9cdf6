/**
 * What can be said of SQL Server where there is none: that a parser of T-SQL accepts every
 * statement of every case.
 */
@NullMarked
package dev.fraiseql.conformance.sqlserver;

import org.jspecify.annotations.NullMarked;
