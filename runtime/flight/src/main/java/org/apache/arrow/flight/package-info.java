/** What a Flight server needs of Arrow and Arrow does not yet offer. */
@NullMarked
package org.apache.arrow.flight;

import org.jspecify.annotations.NullMarked;
