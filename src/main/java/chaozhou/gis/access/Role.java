package chaozhou.gis.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account may do. Each role may do what those before it may. */
public enum Role {
    /** Reads, as everybody does. */
    VIEWER,
    /** Changes features. */
    EDITOR,
    /** Manages the service. */
    ADMIN;

    public static Optional<Role> of(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
