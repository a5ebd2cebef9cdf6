/** Pages of documentation as projects: their files written out, their commands run. Tests only. */
@NullMarked
package dev.fraiseql.docs;

import org.jspecify.annotations.NullMarked;
