/** The one access to package-private parts of Arrow Flight: compressed batches. */
@NullMarked
package org.apache.arrow.flight;

import org.jspecify.annotations.NullMarked;
