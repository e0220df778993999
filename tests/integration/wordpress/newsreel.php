<?php
// What the tests need of WordPress, as a plugin that is always on.

// It takes no address of this machine for one of the web. The publisher's is.
add_filter('http_request_host_is_external', fn($is_external, $host) => $is_external || $host === 'localhost', 10, 2);
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, (int) getenv('NEWSREEL_PUBLISHER_PORT')]);

// The classic editor, as the plugin of that name gives it, for those who ask for it.
add_filter('use_block_editor_for_post', fn($is_used) => $is_used && !isset($_GET['classic']));

add_filter('pre_wp_mail', '__return_true');
