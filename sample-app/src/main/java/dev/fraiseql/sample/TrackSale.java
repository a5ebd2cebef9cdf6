package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.math.BigDecimal;

/** How often a track was sold, and what for: a view, without the tracks that never were. */
@Type(table = "TrackSale", readOnly = true)
public record TrackSale(
    @Id @Column(name = "TrackId") long id,
    @Relation(column = "TrackId") Track track,
    int quantity,
    @Column(precision = 10, scale = 2) BigDecimal revenue) {}
