<?php
// Installs WordPress, with a person of each role. Each is named like the role.

define('WP_INSTALLING', true);
require getenv('NEWSREEL_WORDPRESS') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$password = getenv('NEWSREEL_PASSWORD');
wp_install('Host', 'administrator', 'administrator@example.org', true, '', $password);
foreach (['editor', 'author'] as $role) {
    $made = wp_insert_user([
        'user_login' => $role,
        'user_email' => "$role@example.org",
        'user_pass' => $password,
        'role' => $role,
    ]);
    if (is_wp_error($made)) {
        throw new Exception($made->get_error_message());
    }
}
switch_theme('twentytwentyone');
