/**
 * Java values: those that authors' methods take and give, and values whose type is known only at
 * run time. It depends on {@code contract.row} and on where values are written: {@code
 * contract.json} and {@code contract.arrow}.
 */
@NullMarked
package dev.fraiseql.contract.convert;

import org.jspecify.annotations.NullMarked;
