package chaozhou.gis.query.cql2;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.api.feature.type.Name;
import org.geotools.api.filter.capability.FunctionName;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.filter.FunctionFactory;
import org.geotools.filter.FunctionImpl;
import org.geotools.filter.capability.FunctionNameImpl;
import org.jspecify.annotations.Nullable;

/** Lets GeoTools read the functions of this service in ECQL. GeoTools finds it by its name in {@code META-INF/services}. */
public final class EcqlFunctions implements FunctionFactory {

    private static Stream<String> names() {
        return Stream.concat(
                FilterFunction.ALL.stream().map(function -> function.operator().label()),
                Stream.of(Operator.CASEI.label(), Operator.ACCENTI.label()));
    }

    @Override
    public List<FunctionName> getFunctionNames() {
        return names().map(name -> (FunctionName) new FunctionNameImpl(name)).toList();
    }

    @Override
    public @Nullable Function function(String name, List<Expression> arguments, @Nullable Literal fallback) {
        Optional<String> known = names().filter(name::equalsIgnoreCase).findFirst();
        if (known.isEmpty()) {
            return null;
        }
        FunctionImpl function = new FunctionImpl();
        function.setName(known.get());
        function.setParameters(arguments);
        return function;
    }

    @Override
    public @Nullable Function function(Name name, List<Expression> arguments, @Nullable Literal fallback) {
        return function(name.getLocalPart(), arguments, fallback);
    }
}
