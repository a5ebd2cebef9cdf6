/** Tests of documentation: a page's files are written to a project, and its commands are run. */
@NullMarked
package dev.fraiseql.docs;

import org.jspecify.annotations.NullMarked;
