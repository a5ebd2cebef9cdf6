package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import org.jspecify.annotations.Nullable;

/**
 * A value computed for each group of a type's rows: the row count, or a function of one field.
 *
 * @param function null for the row count
 * @param field a field of the type or of an object embedded in it; null for the row count
 * @param column the aggregate as a column of the groups. Its name is generated, so that it is no
 *     keyword of any database
 */
public record Aggregate(@Nullable Function function, @Nullable ScalarField field, Column column) {}
