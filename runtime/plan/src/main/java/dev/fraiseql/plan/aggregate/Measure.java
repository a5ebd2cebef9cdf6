package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import org.jspecify.annotations.Nullable;

/**
 * What is said of each group of a type's rows.
 *
 * @param function null to count rows
 * @param field of the type or of a value embedded in it; null to count rows
 * @param column the measure as a column of the groups: its name, which no database takes for
 *     anything else, and its type
 */
public record Measure(@Nullable Function function, @Nullable ScalarField field, Column column) {}
