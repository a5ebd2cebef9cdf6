/** The application under test: bank accounts, and journals to which entries are appended. */
@NullMarked
package dev.fraiseql.faults.app;

import org.jspecify.annotations.NullMarked;
